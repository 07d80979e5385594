import type { Checked } from '../input/field-problem.js';

/**
 * Reads an Indonesian phone number as people write it and brings it into E.164: `0812…` → `+62812…`. How numbers are
 * made is data that changes with the operators, so the reader is given to the domain (`phone/read-phone.ts`).
 */
export type ReadPhone = (written: string) => Checked<string>;
