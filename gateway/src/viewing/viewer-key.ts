import { createHmac, randomBytes } from 'node:crypto';
import type { Subject } from '@lapor/schema/identity';
import type { Claims } from './claims.js';

/** Who looks at what. */
export interface Viewing {
  readonly claims: Claims;
  readonly subject: Subject;
  /** All else in which two that ask for the same must not differ; must be made of plain values. */
  readonly what: readonly unknown[];
}

/**
 * Names what is looked at by whom: whoever has the same key sees the same. It is made with a key of this process, so that it
 * tells nobody what stands in it.
 */
export type ViewerKey = (viewing: Viewing) => string;

export function createViewerKey(): ViewerKey {
  const key = randomBytes(32);
  return ({ claims, subject, what }) =>
    createHmac('sha256', key)
      .update(JSON.stringify([what, claims ? only(claims, subject) : subject]))
      .digest('base64url');
}

function only(claims: ReadonlySet<string>, subject: Subject): readonly unknown[] {
  return Object.entries(subject).filter(([claim]) => claims.has(claim));
}
