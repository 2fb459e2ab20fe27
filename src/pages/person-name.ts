/** What an LMS sends where it knows no name, as a programmer would write it. */
const nobody = /^(?:undefined|null|none|nan|n\/a|unknown|\[object object\]|[-–—.,?]*)$/i;

/** What follows a name after a comma without being the first name. */
const suffix =
  /^(?:jr|sr|i{1,3}|iv|v|ph\.?\s?d|m\.?d|m\.?a|m\.?b\.?a|b\.?a|b\.?sc|m\.?sc|esq|obe|mbe|cbe)\.?$/i;

/**
 * A name as a person would write it, from what LMSs send: "Last, First", `{lang=de}` before it (SCORM 2004), entities
 * of HTML, once or twice, `%20`, and "undefined" or "null" for a part that is not known.
 * @returns '' when there is none
 */
export function personName(sent: string): string {
  const text = decoded(sent).replace(/^\{lang=[^}]*\}/i, '');
  const parts = text.split(',').map((part) => part.split(/\s+/).filter(isName).join(' '));
  const [last = '', first = '', ...more] = parts.filter((part) => part !== '');
  const isLastFirst = first !== '' && more.length === 0 && !suffix.test(first);
  const name = isLastFirst ? `${first} ${last}` : [last, first, ...more].filter(Boolean).join(', ');
  return nobody.test(name) ? '' : name;
}

/** "Null" is a family name; "null" is none. */
function isName(word: string): boolean {
  return word !== '' && word !== 'undefined' && word !== 'null' && word !== 'NaN';
}

function decoded(text: string): string {
  let before = text;
  for (let times = 0; times < 3; times += 1) {
    const after = withoutEntities(before);
    if (after === before) break;
    before = after;
  }
  return /%[\da-f]{2}/i.test(before) ? withoutPercents(before) : before;
}

/** As a browser reads text that is no markup. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  const area = document.createElement('textarea');
  area.innerHTML = text;
  return area.value;
}

function withoutPercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
