import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports needs of the registry, kept up to date from its feed: a disposition works while the registry is down. */
export class CreateRegistryProjection1764028860000 implements MigrationInterface {
  readonly name = 'CreateRegistryProjection1764028860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency_projection (
        code text primary key,
        name text not null,
        parent_code text,
        path text[] not null check (path[cardinality(path)] = code),
        active boolean not null
      );
      create table region_projection (
        code text primary key,
        name text not null
      );
      create table category_projection (
        id text primary key,
        name text not null,
        active boolean not null
      );
      create table feed_cursor (
        source text primary key,
        cursor text not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table feed_cursor;
      drop table category_projection;
      drop table region_projection;
      drop table agency_projection;
    `);
  }
}
