import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Word search: what the public may find and what a desk may find, apart. A table of its own, because a report's row
 * changes with every step and its texts hardly ever: the words are not read and indexed anew each time.
 */
export class CreateReportSearch1764201601000 implements MigrationInterface {
  readonly name = 'CreateReportSearch1764201601000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_TABLE);
    await runner.query(CREATE_TRIGGER);
    await runner.query(`insert into report_search (report_id, published, original)
      select id, search_words(published_title, published_content), search_words(title, content) from report`);
    await runner.query(`
      create index report_search_published on report_search using gin (published);
      create index report_search_original on report_search using gin (original)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger report_search_words on report;
      drop function keep_search_words();
      drop table report_search;
      drop function search_words(text, text);
    `);
  }
}

// A text of 10,000 characters gives far less than the megabyte that a tsvector may have.
const CREATE_TABLE = `
  create function search_words(title text, content text) returns tsvector language sql immutable parallel safe as $$
    select setweight(to_tsvector('indonesian', coalesce(title, '')), 'A') || setweight(to_tsvector('indonesian', coalesce(content, '')), 'B')
  $$;
  create table report_search (
    report_id uuid primary key references report (id),
    published tsvector not null,
    original tsvector not null
  )`;

const CREATE_TRIGGER = `
  create function keep_search_words() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into report_search values (new.id, search_words(new.published_title, new.published_content), search_words(new.title, new.content));
    elsif (new.published_title, new.published_content) is distinct from (old.published_title, old.published_content) then
      update report_search set published = search_words(new.published_title, new.published_content) where report_id = new.id;
    end if;
    return null;
  end $$;
  create trigger report_search_words after insert or update of published_title, published_content on report
    for each row execute function keep_search_words()`;
