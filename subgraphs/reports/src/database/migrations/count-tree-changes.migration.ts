import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts the changes of the agency tree, each in the transaction that makes it: who keeps the tree in memory asks for one
 * number to know whether it still holds. A sequence would be ahead of what can be read.
 */
export class CountTreeChanges1764723609000 implements MigrationInterface {
  readonly name = 'CountTreeChanges1764723609000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk_tree (
        only_row boolean primary key default true check (only_row),
        version bigint not null
      );
      insert into desk_tree (version) values (1);
      create function count_tree_change() returns trigger language plpgsql as $$
      begin
        update desk_tree set version = version + 1;
        return null;
      end $$;
      create trigger agency_projection_tree after insert or delete or update of path on agency_projection
        for each statement execute function count_tree_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger agency_projection_tree on agency_projection;
      drop function count_tree_change();
      drop table desk_tree;
    `);
  }
}
