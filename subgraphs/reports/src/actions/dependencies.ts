import type { DataSource } from 'typeorm';

/** What every action works with. Time and ids come from outside, so that a test can fix them. */
export interface ActionDependencies {
  readonly database: DataSource;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Bytes from a cryptographic source. */
  readonly randomBytes: (size: number) => Uint8Array;
}
