import { VIEWED_BY } from '@lapor/schema/viewer-claims';
import { Directive } from 'type-graphql';

/*
 * What an answer depends on about its viewer (docs/adr/0042): the gateway gives one stream to viewers who do not differ in
 * it. Where nothing is said, a subscription is its subscriber's alone.
 */

type Viewing = ReturnType<typeof Directive>;

/** It depends on all that is known of the viewer: the same stream is for the same caller with the same rights. */
export function ViewedByTheSame(): Viewing {
  return Directive(`@${VIEWED_BY}`);
}

/**
 * The same, but whoever gives one of these arguments has the stream alone. For a secret that opens something: somebody who is
 * given a stream that is open already has not been asked for it, and no guess of theirs has been counted.
 */
export function ViewedByTheSameUnlessGiven(...secrets: readonly string[]): Viewing {
  return Directive(`@${VIEWED_BY}(aloneWith: ${JSON.stringify(secrets)})`);
}

/** It depends on nobody: only for what is public as it stands. */
export function ViewedByAllAlike(): Viewing {
  return Directive(`@${VIEWED_BY}(claims: [])`);
}

/** The same, for a subscription that first tells how things are now. */
export function PresentViewedByAllAlike(): Viewing {
  return Directive(`@${VIEWED_BY}(claims: [], beginsWithPresent: true)`);
}
