import { setTimeout } from 'node:timers/promises';
import { Journey } from './journey.ts';
import { MoodleTrouble, Person } from './person.ts';
import { enter } from './player.ts';
import { readGrade, readTrackDetails } from './reports.ts';

/** The module saves by itself after a pause; a slow site needs a little longer. */
const UNTIL_SAVED = 90_000;

/** What a learner's day does to a record: a session that ends, an answer that is cut off, an old tab, a guest. */
export class Troubles extends Journey {
  /** A device on which the activity was opened early and left alone. */
  #old: Person | undefined;
  #oldModule: Awaited<ReturnType<typeof enter>> | undefined;

  async openOnTwoDevices() {
    this.#old = await Person.signIn(this.browser, this.asked, this.asked.learner);
    this.#oldModule = await enter(this.#old, this.place.activity, this.course);
    await this.#oldModule.untilSaveState('Saved', UNTIL_SAVED);
    await this.takeLessons();
  }

  /** Moodle's keep-alive is cut off, as where a computer slept: else Moodle itself leaves the page. */
  async loseSession() {
    const { page } = this.atDesk();
    const cdp = await page.createCDPSession();
    await cdp.send('Network.enable');
    await cdp.send('Network.setBlockedURLs', { urls: ['*core_session_touch*'] });
    await this.sort(2);
    const context = page.browserContext();
    await context.deleteCookie(...(await context.cookies()));
    await this.sort(1);
    const module = this.inModule();
    await module.untilSaveState('Sign in again', UNTIL_SAVED);
    await this.sort(2);
    await setTimeout(3_000); // whatever hid the trouble did so at once
    const state = await module.saveState();
    if (!state.startsWith('Sign in again'))
      throw new MoodleTrouble(`It says “${state}” after the next cards.`);
  }

  async signInAgain() {
    await this.atDesk().signInElsewhere();
    this.module = await enter(this.atDesk(), this.place.activity, this.course);
    await this.module.resume();
    const { number } = await this.module.untilCard();
    if (number !== 6) throw new MoodleTrouble(`The learner is back at card ${number} instead of 6.`);
    await this.module.untilSaveState('Saved', UNTIL_SAVED);
  }

  /** Moodle gets what ends the attempt, and its answer is lost. */
  async finishWithAnAnswerCutOff() {
    const { page } = this.atDesk();
    const cdp = await page.createCDPSession();
    let left = 1;
    cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
      const isEnd =
        (request.postDataEntries ?? []).some(({ bytes = '' }) =>
          Buffer.from(bytes, 'base64').toString().includes('=completed'),
        ) && left-- > 0;
      void (isEnd
        ? cdp.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
        : cdp.send('Fetch.continueRequest', { requestId }));
    });
    await cdp.send('Fetch.enable', {
      patterns: [{ urlPattern: '*datamodel.php*', requestStage: 'Response' }],
    });
    await this.finish();
    await this.readReport();
    const details = await readTrackDetails(this.signedIn(), this.place, this.user);
    const status = details.get('cmi.core.lesson_status');
    if (status !== 'passed') throw new MoodleTrouble(`The status is “${status ?? 'none'}”.`);
  }

  /** The tab that was open all the while, after a break: Moodle's list of contents tells it that another device did better. */
  async workInTheOldTab() {
    const before = await readGrade(this.signedIn(), this.place, this.user);
    const module = this.#oldModule;
    if (!module || !this.#old) throw new Error('openOnTwoDevices() comes first.');
    await this.#old.page.bringToFront();
    await module.isAway(6);
    await module.start();
    await module.untilSaveState('Reload the page', UNTIL_SAVED);
    await setTimeout(25_000); // a save would be due within this time
    await this.#old.leave();
    const after = await readGrade(this.signedIn(), this.place, this.user);
    if (Number(after) < Number(before)) throw new MoodleTrouble(`The grade fell from ${before} to ${after}.`);
    const details = await readTrackDetails(this.signedIn(), this.place, this.user);
    if (details.get('cmi.core.lesson_status') !== 'passed') throw new MoodleTrouble('The status is lower.');
  }

  /** @returns whether guests are let in at all */
  async beAGuest() {
    const guest = await Person.asGuest(this.browser, this.asked);
    if (!guest) return console.log('  (this site lets no guests in, so that was not tried)');
    const module = await enter(guest, this.place.activity, this.course);
    await module.start();
    await setTimeout(25_000); // a save is due within this time
    const state = await module.saveState();
    await guest.leave();
    if (/^(Saved|Sent)/.test(state))
      throw new MoodleTrouble(`A guest reads “${state}”, and Moodle keeps nothing.`);
  }
}
