import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readKannelRequest } from './read-kannel-request.js';

const HEADER = '%05%00%03%2b%02%01'; // 0x2b is "+", which means a space where octets are not escaped

describe('a message as Kannel brings it', () => {
  it('is read with its number, its text in UTF-8 and its id', () => {
    expect(readKannelRequest('key=k&from=%2B6281377001234&text=KOTA+METRO+lampu+%F0%9F%92%A1&id=a-1&udh=')).toEqual({
      carrierId: 'kannel:a-1',
      from: '+6281377001234',
      text: 'KOTA METRO lampu 💡',
      part: null,
    });
  });

  it('is read in the alphabet that Kannel names, with all its spaces and lines', () => {
    const text = (query: string) => readKannelRequest(`from=0813&id=1&${query}`)?.text;
    expect(text('text=%00K%00O%D8%3D%DC%A1%00%0A%00+%00+%00b&charset=UTF-16BE')).toBe('KO💡\n  b');
    expect(text('text=a++b%0Ac+&charset=UTF-8')).toBe('a  b\nc ');
    expect(text('text=%E9&charset=ISO-8859-1')).toBe('é');
    expect(text('text=%D8%3D&charset=UTF-16BE')).toBe('\ufffd');
  });

  it('says which part it is of', () => {
    expect(readKannelRequest(`from=0813&text=a&id=1&udh=${HEADER}`)?.part).toEqual({ reference: 0x2b, total: 2, number: 1 });
    expect(readKannelRequest(`udh=${HEADER.toUpperCase()}&from=0813&text=a&id=1`)?.part).toMatchObject({ reference: 0x2b });
    expect(readKannelRequest('from=0813&text=a&id=1')?.part).toBeNull();
  });

  it.each(['from=0813&text=a', 'text=a&id=1', `from=0813&text=a&id=${'x'.repeat(201)}`, ''])('is refused as %j', (query) => {
    expect(readKannelRequest(query)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => readKannelRequest(query) !== undefined));
  });
});
