/**
 * What the runtime is told of its heap, by `NODE_OPTIONS`. Left alone, it lets garbage lie as long as the machine has memory.
 */
export const HEAPS = {
  /** Reports held 330 MB under load; with these bounds it holds 180 at the same speed (docs/adr/0016). What is live in it is far less. */
  reports: '--max-semi-space-size=16 --max-old-space-size=256',
  /** Its young generation grows by 35 MB for the first two thousand connections, and by 8 with this bound (docs/adr/0050). */
  gateway: '--max-semi-space-size=16',
  /** It waits most of the time, and what it keeps stands in its database. */
  sms: '--max-semi-space-size=8 --max-old-space-size=192',
} as const;
