import { z } from 'zod';
import { toReporterKey } from '../reporter-secret.js';

const MIN_BYTES = 32;

/** A secret of 32 bytes or more, base64url. */
export const sharedSecret = z
  .string()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length >= MIN_BYTES, `expected at least ${MIN_BYTES} bytes in base64url`);

/** What citizens and reports share (see reporter-secret.ts). */
export const reporterKey = sharedSecret.transform(toReporterKey);
