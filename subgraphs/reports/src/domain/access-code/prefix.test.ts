import { expect, it } from '@jest/globals';
import { prefixOf } from './access-code.js';

it('wrong attempts are counted under the first four characters of a code', () => {
  expect(prefixOf('7K3M9Q2XABC')).toBe('7K3M');
});
