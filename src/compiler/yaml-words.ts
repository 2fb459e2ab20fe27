/** What a syntax error in YAML means to someone who did not know that the file is YAML. */
interface Explanation {
  readonly what: string;
  readonly remedy: string;
}

const explanations: Readonly<Record<string, Explanation>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    what: 'this text holds a colon, or the lines below are indented too far',
    remedy: 'put the text in double quotes, or line the lines up',
  },
  TAB_AS_INDENT: { what: 'the line is indented with a tab', remedy: 'use spaces' },
  MULTILINE_IMPLICIT_KEY: {
    what: 'this is not a key with a value',
    remedy: 'put a colon and a space after the key, and line it up with its neighbours',
  },
  BAD_SCALAR_START: {
    what: 'the text starts with a character that means something else here',
    remedy: 'put the text in double quotes',
  },
  BAD_INDENT: {
    what: 'a bracket opened above is not closed, or the line is not indented enough',
    remedy: 'close the bracket or indent the line',
  },
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
};

/**
 * Puts a syntax error into plain words.
 * @param code of the yaml package, or ALIAS or ANCHOR
 * @param source the file from the error on
 */
export function explainYaml(code: string, message: string, source: string): Explanation {
  if (message.startsWith('Missing closing'))
    return { what: 'the quote that starts here is never closed', remedy: 'add the closing quote' };
  if (code === 'DUPLICATE_KEY')
    return {
      what: `the key ${/^[^:\s]*/.exec(source)?.[0]} is already there above`,
      remedy: 'delete one of the two',
    };
  return (
    explanations[code] ?? {
      what: `this cannot be read (${message})`,
      remedy: 'check the quotes, colons and indentation of this line and the one above',
    }
  );
}
