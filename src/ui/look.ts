import type { TemplateResult } from 'lit';
import signpost from 'lucide-static/icons/signpost.svg';
import target from 'lucide-static/icons/target.svg';
import users from 'lucide-static/icons/users.svg';
import type { Look } from '../course/course.ts';

/** The icon that goes with a colour and a word: meaning never hangs on colour alone. */
export const lookIcons: Readonly<Record<Look, TemplateResult>> = {
  coaching: target,
  mentoring: signpost,
  shared: users,
};
