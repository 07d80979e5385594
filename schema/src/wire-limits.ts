/**
 * The largest `subscribe` message from the gateway to a subgraph, in bytes. All users' subscriptions share one
 * connection, and a message over the receiver's limit would close it for everybody: the gateway refuses larger ones
 * before they are sent, and a subgraph accepts somewhat more than the gateway sends.
 */
export const MAX_SUBSCRIBE_BYTES = 131_072;
