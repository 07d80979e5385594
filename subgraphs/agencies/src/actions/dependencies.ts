import type { DataSource } from 'typeorm';

/** What an action takes from outside; time and ids are given, so that tests decide them. */
export interface ActionDependencies {
  readonly database: DataSource;
  readonly now: () => Date;
  readonly newId: () => string;
}
