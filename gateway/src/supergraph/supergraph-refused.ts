import { StartFailure } from '@lapor/kit/start-failure';

/** Why a supergraph is not served, in words that hold nothing of it: they stand on `/health`, which anybody may read. */
export const REASONS = {
  unreadable: 'The supergraph file cannot be read.',
  notServable: 'The text is no composed supergraph that this gateway can serve.',
  unread: 'A subgraph has not given its schema.',
  notComposed: 'The subgraphs do not compose.',
  address: 'A subgraph has no address that can be used.',
  moved: 'A subgraph that rights are followed from has moved, which takes a restart.',
  identityKey: 'There is a subgraph that no identities can be signed for.',
  unplannable: 'Operations cannot be planned on it within the limits of this gateway.',
} as const;

export type Reason = keyof typeof REASONS;

/** A supergraph that cannot be served. The message says what to do; at the start it ends the process, later the log has it. */
export class SupergraphRefused extends StartFailure {
  override readonly name = 'SupergraphRefused';
  constructor(
    readonly reason: Reason,
    message: string,
  ) {
    super(message);
  }
}
