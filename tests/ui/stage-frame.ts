/** Runs inside an iframe, as the module does in an LMS: the gallery's stage, for whoever looks into it. */
import { Stage } from '../gallery/stage.ts';
import { states } from '../gallery/states.ts';
import { focused, styled } from './person.ts';

export interface OnStage {
  /** Brings a state of the gallery on the stage, such as `warm-up: untouched`. */
  readonly show: (name: string) => Promise<void>;
  readonly focused: typeof focused;
}

declare global {
  interface Window {
    /** There once states can be shown. */
    onStage?: OnStage;
  }
}

const stage = new Stage();
await styled;
window.onStage = {
  async show(name) {
    const bring = states.get(name);
    if (!bring) throw new Error(`The gallery has no "${name}".`);
    await bring(stage);
  },
  focused,
};
