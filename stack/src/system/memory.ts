/**
 * What processes are told of memory, in their environment. Left alone, the runtime lets garbage lie as long as the machine has memory, and
 * the allocator of the C library (mallopt(3)) keeps what was freed.
 */
export const MEMORY = {
  /** Reports held 330 MB under load; with these bounds it holds 180 at the same speed (docs/adr/0016). What is live in it is far less. */
  reports: { NODE_OPTIONS: '--max-semi-space-size=16 --max-old-space-size=256' },
  /**
   * It makes much that is gone at once, and keeps little (docs/adr/0050). With all that V8 takes by itself (2 or 4 GB) the old
   * generation may become four times what lives in it before V8 looks; with this, one and a half times (docs/adr/0052).
   */
  gateway: {
    NODE_OPTIONS: '--max-semi-space-size=8 --max-old-space-size=800',
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '1000000',
  },
  /** It waits most of the time, and what it keeps stands in its database. */
  sms: { NODE_OPTIONS: '--max-semi-space-size=8 --max-old-space-size=192' },
} as const;
