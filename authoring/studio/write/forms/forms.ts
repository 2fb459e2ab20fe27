import type { TemplateResult } from 'lit';
import type { Form } from '../../store/room.ts';
import type { PartKind } from '../parts.ts';

/** The forms by the part of the course they are for; where there is none, the part is written as text. */
export const forms: Partial<Record<PartKind, (form: Form) => TemplateResult>> = {};
