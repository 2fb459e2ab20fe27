import type { Learner } from '../package/learner.ts';
import type { LmsTab } from '../package/lms-tab.ts';

/** Takes the next sensible step of a learner, whatever is on the screen. */
export class Walker {
  lms: LmsTab;
  learner: Learner;
  readonly random: () => number;

  constructor(lms: LmsTab, learner: Learner, random: () => number) {
    this.lms = lms;
    this.learner = learner;
    this.random = random;
  }

  static async at(lms: LmsTab, random: () => number): Promise<Walker> {
    return new Walker(lms, await lms.module(), random);
  }

  /** One step; every now and then a pause that is long enough for a commit. */
  async step() {
    await this.#act();
    if (this.random() < 0.35) await this.learner.wait(21);
    else await this.learner.breathe();
  }

  async #act() {
    const names = await this.#buttons();
    const has = (name: string) => names.includes(name);
    const next = names.find((name) => name.startsWith('Next: '));
    for (const name of [
      'Yes, add it to my record',
      'Use this window',
      'Go on with my work',
      'Start',
      'Continue',
      'Keep reading',
    ]) {
      if (has(name)) return this.#press(name);
    }
    const card = await this.learner.card();
    if (card) return this.#sort(card.text, has('Undo'));
    if (has('Submit answers')) return this.#press('Submit answers');
    if (has('Try with new cards'))
      return this.#press(next !== undefined && this.random() < 0.5 ? next : 'Try with new cards');
    if (next === undefined) throw new Error(`The learner is stuck at: ${names.join(' | ')}`);
    // Now and then straight to the quiz, as impatient learners do.
    return this.random() < 0.15 ? this.learner.menu(this.learner.course.quiz.title) : this.#press(next);
  }

  /** Sorts several cards, so that a run sees submits; most of them well. */
  async #sort(text: string, canUndo: boolean) {
    if (canUndo && this.random() < 0.1) return this.#press('Undo');
    let card: string | undefined = text;
    for (let left = 1 + Math.floor(this.random() * 6); left > 0 && card !== undefined; left -= 1) {
      const category = this.random() < 0.8 ? this.learner.rightPlace(card) : this.learner.wrongPlace(card);
      await this.#press(category);
      await this.learner.breathe();
      card = (await this.learner.card())?.text;
    }
  }

  /** What can be pressed, as soon as there is something: a page may still be on its way. */
  async #buttons(): Promise<string[]> {
    await this.learner.frame.waitForSelector('main button').catch(() => null); // then the step says where it is stuck
    return this.learner.frame.$$eval('main button, .trouble button', (buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? button.innerText.trim()),
    );
  }

  /** Quicker than a real press; that presses are real is for the other tests. */
  async #press(name: string) {
    await this.learner.frame.$$eval(
      'main button, .trouble button',
      (buttons, wanted) =>
        buttons
          .find((button) => (button.getAttribute('aria-label') ?? button.innerText.trim()) === wanted)
          ?.click(),
      name,
    );
  }
}
