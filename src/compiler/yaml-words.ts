/** What a syntax error in YAML means to someone who did not know that the file is YAML. */
export interface Explanation {
  readonly what: string;
  readonly remedy: string;
}

/** A syntax error as the parser, or we, found it. */
export interface SyntaxSlip {
  /** Of the yaml package, or ALIAS, ANCHOR or COMMENT. */
  readonly code: string;
  readonly message: string;
  /** Where it was noticed. */
  readonly from: number;
}

const notAKey: Explanation = {
  what: 'this is not a key with a value',
  remedy: 'put a colon and a space after the key, and line it up with its neighbours',
};
const notLinedUp: Explanation = {
  what: 'this line does not line up with its neighbours',
  remedy: 'start it with as many spaces as they have, and with a dash and a space if they do',
};

const explanations: Readonly<Record<string, Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    what: 'the lines below are indented too far for what stands here',
    remedy: 'line them up with this line',
  },
  MULTILINE_IMPLICIT_KEY: notAKey,
  BAD_SCALAR_START: {
    what: 'the text starts with a character that means something else here',
    remedy: 'put the text in double quotes',
  },
  BAD_INDENT: notLinedUp,
  BAD_DQ_ESCAPE: {
    what: 'a backslash means something else inside double quotes',
    remedy: 'write two backslashes, or use single quotes',
  },
  MULTIPLE_DOCS: { what: 'a line with --- ends the file early', remedy: 'delete that line' },
  UNEXPECTED_TOKEN: {
    what: 'this does not belong here',
    remedy: 'check the quotes and the indentation of this line and the one above',
  },
  TAG_RESOLVE_FAILED: {
    what: 'the text starts with !, which means something else here',
    remedy: 'put the text in double quotes',
  },
  ALIAS: {
    what: 'the text starts with *, which means something else here',
    remedy: 'put the text in double quotes',
  },
  ANCHOR: {
    what: 'the text starts with &, which means something else here',
    remedy: 'put the text in double quotes',
  },
  COMMENT: {
    what: 'the text ends before this #, which starts a note that learners never see',
    remedy: 'put the text in double quotes; if it is a note, leave a space after the #',
  },
};

/** Puts a syntax error into plain words. */
export function explainYaml(slip: SyntaxSlip, text: string): Explanation {
  const { code, message, from } = slip;
  const rest = text.slice(from);
  if (code === 'TAB_AS_INDENT') return tabs(rest);
  if (message.startsWith('Missing closing'))
    return { what: 'the quote that starts here is never closed', remedy: 'add the closing quote' };
  if (code === 'DUPLICATE_KEY')
    return {
      what: `the key ${/^[^:\s]*/.exec(rest)?.[0]} is already there above`,
      remedy: 'delete one of the two',
    };
  if (code === 'BAD_INDENT' && message.includes('Flow'))
    return {
      what: 'a bracket opened above is not closed, or the line is not indented enough',
      remedy: 'close the bracket or indent the line',
    };
  if (message.startsWith('Sequence item without')) return notLinedUp;
  return (
    noSpaceAfterColon(text, from) ??
    endsEarly(slip, text) ??
    (code === 'BLOCK_AS_IMPLICIT_KEY' ? colonInText(rest) : undefined) ??
    (message.startsWith('Implicit map keys') ? notAKey : undefined) ??
    explanations[code] ?? {
      what: `this cannot be read (${message})`,
      remedy: 'check the quotes, colons and indentation of this line and the one above',
    }
  );
}

/** One message for them all: whoever uses the tab key uses it on every line. */
function tabs(rest: string): Explanation {
  const more = rest.split('\n').filter((line) => /^ *\t\s*\S/.test(line)).length - 1;
  const also = more === 0 ? '' : more === 1 ? ', and so is another one below' : `, and so are ${more} below`;
  return { what: `the line is indented with a tab${also}`, remedy: 'use spaces' };
}

/** `pass-mark:80`, which YAML takes for one long word. */
function noSpaceAfterColon(text: string, from: number): Explanation | undefined {
  const line = lineAround(text, from);
  const [, key, value = ''] = /^\s*(?:- +)*([A-Za-z][\w-]*):(?!\/\/)([^\s:].*)$/.exec(line) ?? [];
  if (key === undefined) return undefined;
  return {
    what: `there is no space after the colon of ${key}`,
    remedy: `write ${key}: ${value.length > 40 ? `${value.slice(0, 40).trimEnd()}…` : value}`,
  };
}

const early: Readonly<Record<string, Explanation>> = {
  "'": {
    what: "the text starts with ' and so ends at its next apostrophe, before this",
    remedy: "write each apostrophe inside it twice (It''s), or put the text in double quotes",
  },
  '"': {
    what: 'the text starts with " and so ends at its next double quote, before this',
    remedy: String.raw`write each double quote inside it as \", or put the text in single quotes`,
  },
  ']': { what: 'the text starts with [, which starts a list here', remedy: 'put the text in double quotes' },
  '}': { what: 'the text starts with {, which starts a group here', remedy: 'put the text in double quotes' },
};

/** `'It's'`: the text ends at its own apostrophe, and more follows. */
function endsEarly({ code, from }: SyntaxSlip, text: string): Explanation | undefined {
  const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const end = (code === 'UNEXPECTED_TOKEN' ? before.trimEnd() : before).at(-1) ?? '';
  return early[end];
}

/** `title: Coaching: the course`, where the second colon makes a second key. */
function colonInText(rest: string): Explanation | undefined {
  const [line = ''] = rest.split('\n');
  if (/^[?-] /.test(line)) return explanations['BAD_SCALAR_START'];
  if (/^[“”„‘’]/.test(line))
    return {
      what: 'curly quotes do not count as quotes, and this text holds a colon',
      remedy: 'use straight ones, as in "…"',
    };
  return /:(\s|$)/.test(line)
    ? { what: 'this text holds a colon', remedy: 'put the text in double quotes' }
    : undefined;
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
}
