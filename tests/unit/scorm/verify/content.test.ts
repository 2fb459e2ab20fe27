import { describe, expect, it } from 'vitest';
import { complaints, zipOf } from './fixture.ts';

describe('an administrator who asks what a package does', () => {
  it.each([
    [
      'index.html',
      '<img src="https://cdn.example/a.png">',
      'note: index.html loads https://cdn.example/a.png: not in the app of Moodle without a network, nor where the host forbids it; put these files into the package',
    ],
    [
      'index.html',
      '<script src="http://cdn.example/a.js"></script>',
      'problem: index.html loads http://cdn.example/a.js without encryption, which browsers stop in an LMS with https',
    ],
    [
      'index.html',
      '<style>@import "//cdn.example/a.css";</style>',
      'note: index.html loads //cdn.example/a.css',
    ],
    [
      'index.html',
      '<img srcset="a.png 1x, https://cdn.example/b.png 2x">',
      'note: index.html loads https://cdn.example/b.png',
    ],
    [
      'a.css',
      'p { background: url(https://cdn.example/a.png) }',
      'note: a.css loads https://cdn.example/a.png',
    ],
    ['a.js', 'fetch("https://log.example/seen")', 'note: a.js names https://log.example; play it and see'],
    [
      'index.html',
      '<script src="/assets/a.js"></script>',
      'problem: index.html loads /assets/a.js from the root of the server',
    ],
    ['index.html', '<p style="color: red">', 'note: index.html has code or styles inside'],
    ['index.html', '<script>run()</script>', 'note: index.html has code or styles inside'],
    ['index.html', '<button onclick="run()">', 'note: index.html has code or styles inside'],
    ['a.js', 'addEventListener("beforeunload", save)', 'note: a.js waits for "unload" or "beforeunload"'],
    [
      'a.js',
      'addEventListener("pagehide", save);\naddEventListener("unload", save)',
      'note: a.js waits for "unload" or "beforeunload"',
    ],
    ['a.js', 'new Function("return 1")()', 'note: a.js makes code out of text'],
    ['a.js', 'navigator.serviceWorker.register("b.js")', 'note: a.js installs a service worker'],
    ['b.mjs', '', 'problem: b.mjs ends in .mjs, which Moodle serves as plain text'],
  ])('is told what %s with %s means for a host', async (file, text, words) => {
    expect((await complaints(zipOf({ [file]: text }))).join('\n')).toContain(words);
  });

  it('is told of a hundred pages of one kind in one line with their number', async () => {
    const pages = Array.from({ length: 100 }, (_, n) => [`p${n}.html`, '<p style="color: red">'] as const);
    const found = await complaints(zipOf(Object.fromEntries(pages)));
    expect(found.filter((one) => one.includes('code or styles'))).toEqual([
      'note: 100 pages have code or styles inside, which a strict content security policy forbids (p0.html, p1.html, p2.html, p3.html, p4.html and 95 more); put them into files of their own',
    ]);
  });

  it.each([
    '@import "https://cdn.example/a";',
    '@IMPORT url("https://cdn.example/a") screen;',
    'p { background: url( "https://cdn.example/a" ) }',
    'p { background: image-set("b.png" type("image/png") 1x, "https://cdn.example/a" 2x) }',
    'p { background: -webkit-image-set(url(b.png) 1x, url(https://cdn.example/a) 2x) }',
    'p { background: url(/**/b.png), url(https://cdn.example/\\61) }',
  ])('is told what a style sheet loads by %s', async (css) => {
    expect((await complaints(zipOf({ 'a.css': css }))).join('\n')).toContain(
      'a.css loads https://cdn.example/a',
    );
  });

  it('is not bothered about addresses in style sheets that no browser asks for', async () => {
    const css = `@namespace svg url(https://cdn.example/a); @namespace "https://cdn.example/b";
      /* url(https://cdn.example/c) */ p::after { content: "https://cdn.example/d" }
      p { background: url(data:image/gif;base64,R0lGOD) }`;
    expect(await complaints(zipOf({ 'a.css': css }))).toEqual([]);
  });

  it('is not bothered about what browsers do not load', async () => {
    const harmless = `<a href="https://example.org/">more</a><svg xmlns="http://www.w3.org/2000/svg"></svg>
      <script type="text/plain">x</script><img src="data:image/gif;base64,R0lGOD">`;
    const script = '// see "the manual", https://example.org\nconst ns = "http://www.w3.org/2000/svg";';
    expect(await complaints(zipOf({ 'index.html': harmless, 'a.js': script }))).toEqual([]);
  });
});
