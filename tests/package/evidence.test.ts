import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'puppeteer-core';
import { expect, inject, it } from 'vitest';
import { writeEvidence } from '../evidence/main.ts';

it('The evidence page has no fault that axe can find, and says what it is in doubt about', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  const browser = await connect({ browserWSEndpoint: inject('stand').browser });
  const context = await browser.createBrowserContext();
  try {
    const { doubts } = await writeEvidence(folder, join(folder, 'no-results'));
    expect(doubts).toContain('There is no package this could be about. Run npm run build.');
    const page = await context.newPage();
    await page.goto(`file://${join(folder, 'evidence/index.html')}`);
    const axe = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
    await page.evaluate(axe);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
      expect(found, scheme).toEqual([]);
    }
    for (const width of [1180, 390]) {
      await page.setViewport({ width, height: 760 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, 'nothing is wider than the frame').toBeLessThanOrEqual(width);
    }
    const text = await page.evaluate(() => document.body.innerText);
    for (const doubt of doubts) expect(text).toContain(doubt);
    expect(text).toContain('AC1.1');
    expect(text).toContain('1.4.3 Contrast (Minimum) (AA): Not evaluated');
    expect(text).toContain('EN 301 549, clause 7: there is no video.');
    expect(text).toContain('Disproportionate burden: none is claimed.');
    expect(text).toContain('Orca with Firefox');
    expect(text).toContain('The tests "Played by keys" were not run.');
    expect(text).toContain('Not to be published yet');
    await page.emulateMediaType('print');
    const shown = await page.$eval('details li', (li) => li.checkVisibility({ contentVisibilityAuto: true }));
    expect(shown, 'paper names the tests').toBe(true);
  } finally {
    await context.close();
    await browser.disconnect();
    await rm(folder, { recursive: true });
  }
});
