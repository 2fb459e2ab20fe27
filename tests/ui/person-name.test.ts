import { expect } from '@open-wc/testing';
import { personName } from '../../src/pages/person-name.ts';

describe('the name on the certificate', () => {
  const sent: Readonly<Record<string, string>> = {
    'Anna Müller': 'Anna Müller',
    'Müller, Anna': 'Anna Müller',
    'Müller,Anna Maria': 'Anna Maria Müller',
    'King, Jr.': 'King, Jr.',
    'King, Martin, Jr.': 'King, Martin, Jr.',
    '  Anna   Müller ': 'Anna Müller',
    'O&#39;Neill, Se&aacute;n': "Seán O'Neill",
    'O&amp;#039;Neill Se&amp;aacute;n': "O'Neill Seán",
    'Anna&nbsp;M&uuml;ller': 'Anna Müller',
    'Tom &amp; Jerry': 'Tom & Jerry',
    'Tom & Jerry <b>': 'Tom & Jerry <b>',
    'Anna%20M%C3%BCller': 'Anna Müller',
    '100% Anna': '100% Anna',
    '{lang=de}Müller, Anna': 'Anna Müller',
    'undefined, Anna': 'Anna',
    'Anna undefined': 'Anna',
    'Null, Anna': 'Anna Null',
    'null null': '',
    'null, null': '',
    'undefined undefined': '',
    undefined: '',
    NULL: '',
    'N/A': '',
    ',': '',
    ' , ': '',
    '': '',
    '[object Object]': '',
    '李, 明': '明 李',
    'Łukasz Świątek': 'Łukasz Świątek',
  };
  for (const [name, shown] of Object.entries(sent)) {
    it(`is ${shown === '' ? 'left open' : shown} for ${name === '' ? 'nothing' : name}`, () => {
      expect(personName(name)).to.equal(shown);
    });
  }
});
