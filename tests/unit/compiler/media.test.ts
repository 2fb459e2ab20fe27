import { describe, expect, it } from 'vitest';
import { makePackages } from '../../../scorm/package/make-packages.ts';
import { openPackage } from '../../../scorm/package/open-package.ts';
import type { AppFiles } from '../../../scorm/package/app-files.ts';
import { compileCourse, formatProblem, type Source } from '../../../src/compiler/compile.ts';
import { readPicture } from '../../../src/compiler/picture-bytes.ts';
import { courseFiles, folder, lesson, type Change } from './fixture.ts';

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? letters(part) : [...part])));
const PLACE = 'N 52 24 W 1 30';

const chunk = (name: string, data: readonly number[]) => [
  0,
  0,
  0,
  data.length,
  ...letters(name),
  ...data,
  0,
  0,
  0,
  0,
];
const png = (...more: readonly (readonly number[])[]) =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', [0, 0, 2, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]),
    ...more,
    chunk('IEND', []),
  );
const segment = (marker: number, data: readonly number[]) => [0xff, marker, 0, data.length + 2, ...data];
const exif = (turned: number) => [
  ...letters('Exif\0\0II*\0'),
  ...[8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0],
  ...letters(PLACE),
];
const jpeg = (turned = 1) =>
  bytes([0xff, 0xd8], segment(0xe1, exif(turned)), segment(0xfe, letters(PLACE)), segment(0xc0, [8, 1, 0, 2, 0, 3]), [0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9]); // prettier-ignore
const riff = (name: string, data: readonly number[]) => [...letters(name), data.length, 0, 0, 0, ...data];
const webp = (note: readonly number[] = letters(PLACE), more: readonly number[] = []) => {
  const chunks = [
    ...riff('VP8X', [0b1000, 0, 0, 0, 255, 1, 0, 255, 0, 0]),
    ...riff('EXIF', note),
    ...more,
    ...riff('VP8L', [1, 2]),
  ];
  return bytes('RIFF', [chunks.length + 4, 0, 0, 0], 'WEBP', chunks);
};
const box = (name: string, data: readonly number[]): number[] => [
  0,
  0,
  0,
  data.length + 8,
  ...letters(name),
  ...data,
];
const avif = (item = 'av01') =>
  bytes(
    box('ftyp', letters('avif\0\0\0\0mif1')),
    box('meta', [
      ...[0, 0, 0, 0],
      ...box('iinf', [0, 0, 0, 0, 0, 1, ...box('infe', [2, 0, 0, 0, 0, 1, 0, 0, ...letters(item), 0])]),
      ...box('iprp', box('ipco', box('ispe', [0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0]))),
    ]),
  );
const said = (picture: Uint8Array) => String.fromCharCode(...picture);

describe('A photograph', () => {
  it.each([
    ['png', png(chunk('tEXt', letters(PLACE)))],
    ['jpg', jpeg()],
    ['webp', webp()],
    ['avif', avif()],
  ])('in a %s file has its size, and says nothing of the place', (ending, file) => {
    const picture = readPicture(file, ending);
    expect([picture?.width, picture?.height]).toEqual([512, 256]);
    expect(said(picture?.bytes ?? new Uint8Array())).not.toContain(PLACE);
    expect(readPicture(picture?.bytes ?? file, ending)).toEqual(picture); // cleaned once is clean
    for (let end = 0; end < file.length - 1; end += 1)
      expect(() => readPicture(file.slice(0, end), ending)).not.toThrow();
  });

  it('in a JPEG file ends where it ends, and keeps only what it is shown with', () => {
    const profile = segment(0xe2, letters('ICC_PROFILE\0'));
    const frame = segment(0xc2, [8, 1, 0, 2, 0, 3]);
    const scan = [0xff, 0xda, 0, 2, 7, 0xff, 0, 7, 0xff, 0xd0, 7];
    const shown = [segment(0xe0, letters('JFIF\0')), profile, frame, scan, segment(0xc4, [1]), scan];
    const notes = [segment(0xe2, letters(`MPF\0${PLACE}`)), segment(0xeb, letters(`JP${PLACE}`))];
    const [start, end] = [[0xff, 0xd8], [0xff, 0xd9]]; // prettier-ignore
    const file = bytes(
      start,
      ...notes,
      ...shown.slice(0, 4),
      segment(0xfe, letters(PLACE)),
      ...shown.slice(4),
      end,
    );
    const second = [...jpeg()];
    expect(readPicture(bytes([...file], second), 'jpg')).toEqual({
      ...{ width: 512, height: 256 },
      bytes: bytes(start, ...shown, end),
    });
    expect(readPicture(file.slice(0, -2), 'jpg')).toBeNull();
  });

  it('that was taken with a turned camera is still shown upright', () => {
    const picture = readPicture(jpeg(6), 'jpg');
    expect([picture?.width, picture?.height]).toEqual([256, 512]);
    expect(said(picture?.bytes ?? new Uint8Array())).toContain('Exif');
    expect(readPicture(picture?.bytes ?? jpeg(6), 'jpg')).toEqual(picture);
  });
});

const turnedNote = exif(6);
const vtt = 'WEBVTT\n\n00:01.000 --> 00:04.500\nWhat would you do?\n';
const mp3 = bytes('ID3\x04');
const mp4 = bytes(box('ftyp', letters('isom')));
const film =
  ':::video[A talk]{src=talk.mp4 captions=talk.vtt poster=team.jpg shows="Two people"}\n“Go on,” she says.\n:::';
const sound = ':::audio[An answer]{src=a.mp3 captions=talk.vtt credit="Jo, CC BY 4.0"}\n“I would ask.”\n:::';
const photo = ':::figure[A team]{src=team.jpg credit="Jo, CC BY 4.0"}\nFour people.\n:::';

function compile(
  body: string,
  media: Readonly<Record<string, string | Uint8Array>>,
  ...changes: readonly Change[]
) {
  const files: Source[] = courseFiles(['lessons/one.md', lesson(body)], ...changes);
  for (const [name, content] of Object.entries(media))
    files.push({
      path: `${folder}media/${name}`,
      bytes: typeof content === 'string' ? bytes(content) : content,
    });
  return compileCourse(files);
}
const all = { 'talk.mp4': mp4, 'talk.vtt': vtt, 'team.jpg': jpeg(), 'a.mp3': mp3 };
const problems = (...parts: Parameters<typeof compile>) =>
  compile(...parts).problems.map((problem) => formatProblem(problem).replace(folder, ''));

describe('Pictures, sounds and films', () => {
  const body = [photo, sound, film].join('\n\n');

  it('are compiled with their files, captions, transcript, credit and minutes', () => {
    const compiled = compile(body, all);
    expect(compiled.problems).toEqual([]);
    expect(compiled.course?.lessons[0]?.blocks).toMatchObject([
      {
        image: { file: 'media/team.jpg', width: 512, height: 256 },
        credit: 'Jo, CC BY 4.0',
        text: 'Four people.',
      },
      {
        kind: 'audio',
        file: 'media/a.mp3',
        captions: 'media/talk.vtt',
        seconds: 5,
        transcript: '<p>“I would ask.”</p>',
      },
      { kind: 'video', file: 'media/talk.mp4', poster: { file: 'media/team.jpg', text: 'Two people' } },
    ]);
  });

  it('lie in each package once, are listed, and are found again', async () => {
    const compiled = compile(body, all);
    if (compiled.course === null) throw new Error('has problems');
    const app: AppFiles = {
      ...{ dialects: { scorm12: '', scorm2004: '', none: '' }, script: '', pages: '', later: '', styles: '' },
      ...{ font: '', moreLetters: '', old: { script: '', styles: '' }, licences: '', schemaNotice: '' },
      templates: { page: '', probe: '' },
      controlFiles: { scorm12: {}, 'scorm2004-3rd': {}, 'scorm2004-4th': {} },
      npmPackages: [],
    };
    const [one, web] = makePackages(compiled, app, () => '', ['scorm12', 'web']);
    expect([...(web?.files.keys() ?? [])]).toContain('media/talk.mp4');
    const manifest = new TextDecoder().decode(one?.files.get('imsmanifest.xml'));
    for (const name of Object.keys(all)) expect(manifest).toContain(`<file href="media/${name}"/>`);
    const opened = await openPackage(one?.zip ?? new Uint8Array());
    const files = 'files' in opened ? opened.files : [];
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(Object.keys(all).map((name) => `media/${name}`)),
    );
    expect(files.some((file) => 'bytes' in file && said(file.bytes).includes(PLACE))).toBe(false);
    const again = compileCourse(files);
    if (again.course === null) throw new Error(JSON.stringify(again.problems));
    const [same] = makePackages(again, app, () => '', ['scorm12']);
    expect(Buffer.compare(same?.zip ?? Buffer.of(), one?.zip ?? Buffer.of())).toBe(0);
  });

  it('are refused without captions, transcript, title or words for the poster', () => {
    const bare =
      ':::audio[A]{src=a.mp3}\nWords.\n:::\n\n:::video{src=talk.mp4 captions=talk.vtt poster=team.jpg}\n:::';
    expect(problems(bare, all)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:8:1 :::audio has no captions, a WebVTT file; put the file into media/, and add captions= with its name",
        "lessons/one.md:12:1 :::video has no title; write it as :::video[The title]",
        "lessons/one.md:12:1 :::video is empty; write its transcript, all that is said and what happens, between :::video and :::",
        "lessons/one.md:12:41 the poster has no words for those who do not see it; add shows="What the picture shows"",
      ]
    `);
  });

  it('are refused where a file is missing, of another kind, or in a folder', () => {
    const wrong = [sound.replace('a.mp3', 'b.mp3'), film.replace('talk.mp4', 'media/talk.mp4')].join('\n\n');
    expect(problems(`${photo}\n\n${wrong}`, all)).toMatchInlineSnapshot(`
      [
        "lessons/one.md:12:21 there is no media/b.mp3 that can be the sound, an MP3 or M4A file, of :::audio; did you mean a.mp3? (the files are a.mp3)",
        "lessons/one.md:16:18 src=media/talk.mp4 names a folder too; write only the name of the file: src=talk.mp4",
        "media/a.mp3:1:1 no lesson shows a.mp3; write :::audio[Title]{src=a.mp3 captions=name.vtt}, or delete this file",
        "media/talk.mp4:1:1 no lesson shows talk.mp4; write :::video[Title]{src=talk.mp4 captions=name.vtt}, or delete this file",
      ]
    `);
  });

  it('are refused where they are too large, or no such file', () => {
    const large = bytes([...jpeg()].slice(0, -2), Array<number>(300_000).fill(1), [0xff, 0xd9]);
    const found = problems(body, { ...all, 'team.jpg': large, 'a.mp3': 'RIFF', 'talk.mp4': 'text' });
    expect(found).toMatchInlineSnapshot(`
      [
        "media/a.mp3:1:1 a.mp3 is no MP3 file; save it once more: sound as MP3 or M4A, film as MP4 or WebM, with the ending of what it is",
        "media/talk.mp4:1:1 talk.mp4 is no MP4 file; save it once more: sound as MP3 or M4A, film as MP4 or WebM, with the ending of what it is",
        "media/team.jpg:1:1 the picture has 301 kB, and 300 are allowed; save it as JPEG or WebP with a quality of 75",
      ]
    `);
    const film20 = new Uint8Array(1_100_000);
    film20.set(mp4);
    expect(
      problems(body, { ...all, 'talk.mp4': film20 }, [
        'course.yaml',
        'pass-mark: 80',
        'pass-mark: 80\nmedia-budget: 1',
      ]),
    ).toMatchInlineSnapshot(`
      [
        "media/talk.mp4:1:1 the files in media/ have 1.2 MB, and 1 are allowed; save this one, the largest (1.1 MB), smaller, or raise media-budget in course.yaml",
      ]
    `);
  });

  it('are refused where the file says where it was made', () => {
    const located = bytes([...mp4], box('moov', box('udta', box('\xa9xyz', [1]))));
    const shown = `${film}\n\n:::figure[A]{src=b.avif}\nB.\n:::`;
    expect(
      problems(shown, { 'talk.mp4': located, 'talk.vtt': vtt, 'team.jpg': jpeg(), 'b.avif': avif('Exif') }),
    ).toMatchInlineSnapshot(`
      [
        "media/b.avif:1:1 the picture says with which camera, and maybe where, it was taken; save it without metadata, or as JPEG, from which they are taken out",
        "media/talk.mp4:1:1 talk.mp4 says where it was recorded; export it without its location",
      ]
    `);
  });

  it.each([
    ['a box', box('udta', box('loci', [1]))],
    ['the box of a track', box('trak', box('udta', box('loci', [1])))],
    ['the keys of a phone', box('meta', letters('keys com.apple.quicktime.location.ISO6709'))],
  ])('are refused where the file says in %s where it was made', (_, place) => {
    const located = bytes([...mp4], box('moov', place));
    expect(problems(film, { 'talk.mp4': located, 'talk.vtt': vtt, 'team.jpg': jpeg() })).toEqual([
      'media/talk.mp4:1:1 talk.mp4 says where it was recorded; export it without its location',
    ]);
  });

  it('are refused where a note turns them that not every browser follows', () => {
    const shown = `${photo}\n\n${photo.replace('team.jpg', 'b.png')}\n\n${photo.replace('team.jpg', 'c.webp')}`;
    const turned = { 'b.png': png(chunk('eXIf', turnedNote.slice(6))), 'c.webp': webp(turnedNote) };
    expect(problems(shown, { 'team.jpg': jpeg(6), ...turned })).toMatchInlineSnapshot(`
      [
        "media/b.png:1:1 a note in the picture says how to turn it, and not every browser follows that; turn it in a picture editor and save it once more, or save it as JPEG",
        "media/c.webp:1:1 a note in the picture says how to turn it, and not every browser follows that; turn it in a picture editor and save it once more, or save it as JPEG",
      ]
    `);
    const upright = { 'b.png': png(chunk('eXIf', exif(1).slice(6))), 'c.webp': webp(exif(1).slice(6)) };
    expect(problems(shown, { 'team.jpg': jpeg(1), ...upright })).toEqual([]);
  });

  it('are refused where they move by themselves', () => {
    const moving = {
      'team.jpg': jpeg(),
      'b.png': png(chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0])),
      'c.webp': webp([], riff('ANIM', [0, 0, 0, 0, 0, 0])),
    };
    const shown = Object.keys(moving).map((name) => photo.replace('team.jpg', name));
    expect(problems(shown.join('\n\n'), moving)).toEqual(
      ['b.png', 'c.webp'].map(
        (name) =>
          `media/${name}:1:1 the picture moves by itself, and nobody could stop it; save one picture of it, or show it as a film with :::video`,
      ),
    );
  });

  it('are refused where no lesson uses them, or a server may not know their names', () => {
    expect(
      problems('Words.', { ...all, 'Größe 1.jpg': jpeg(), 'IMG.JPG': jpeg(), 'a.wav': 'x', 'a.srt': '1' }),
    ).toMatchInlineSnapshot(`
      [
        "media/Größe 1.jpg:1:1 Größe 1.jpg has letters that not every server knows; rename it, such as Grosse-1.jpg",
        "media/Größe 1.jpg:1:1 no lesson shows Größe 1.jpg; write :::figure[Caption]{src=Größe 1.jpg}, or delete this file",
        "media/IMG.JPG:1:1 files that end in .JPG are not read; write the ending in small letters",
        "media/a.mp3:1:1 no lesson shows a.mp3; write :::audio[Title]{src=a.mp3 captions=name.vtt}, or delete this file",
        "media/a.srt:1:1 files that end in .srt are not read; save the captions as WebVTT, in a file that ends in .vtt",
        "media/a.wav:1:1 files that end in .wav are not read; save the sound as MP3 or M4A, or delete it",
        "media/talk.mp4:1:1 no lesson shows talk.mp4; write :::video[Title]{src=talk.mp4 captions=name.vtt}, or delete this file",
        "media/talk.vtt:1:1 no lesson shows talk.vtt; write captions=talk.vtt in a :::audio or :::video, or delete this file",
        "media/team.jpg:1:1 no lesson shows team.jpg; write :::figure[Caption]{src=team.jpg}, or delete this file",
      ]
    `);
  });

  it('are refused with captions that a browser does not read', () => {
    const found = [
      '1\n00:00:01,000 --> 00:00:02,000\nWords',
      'WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nWords\n\n00:03.000 --> 00:02.000\n\n',
      'WEBVTT\n',
    ].flatMap((captions) => problems(sound, { 'a.mp3': mp3, 'talk.vtt': captions }));
    expect(found).toMatchInlineSnapshot(`
      [
        "media/talk.vtt:1:1 the captions do not begin with WEBVTT; write WEBVTT and an empty line at the top",
        "media/talk.vtt:3:1 these times cannot be read; write them as 00:01.000 --> 00:04.500",
        "media/talk.vtt:6:1 this caption ends before it begins; put the earlier time first",
        "media/talk.vtt:6:1 this caption has no words; write them in the line below, or delete the times",
        "media/talk.vtt:1:1 there are no captions in it; write times such as 00:01.000 --> 00:04.500, and the words below",
      ]
    `);
  });
});
