/** One change of the database; what has been merged is never changed. */
export interface Migration {
  readonly name: string;
  readonly up: string;
}

/** In their order. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'create-channel-1764144000000',
    up: `
      -- A message as the carrier gave it. The text is sealed, and gone when it has been dealt with.
      create table incoming (
        id uuid primary key,
        number bigint generated always as identity,
        -- The carrier's name for it: what comes again under this name is a repeat.
        carrier_id text not null unique,
        sender bytea not null,
        reference integer,
        total integer,
        part integer,
        state text not null check (state in ('PART', 'WAITING', 'DONE')),
        outcome text,
        sealed bytea,
        attempts integer not null default 0,
        due_at timestamptz not null,
        received_at timestamptz not null,
        check ((state = 'DONE') = (sealed is null)),
        check ((state = 'DONE') = (outcome is not null))
      );
      create index incoming_waiting on incoming (sender, number) where state = 'WAITING';
      create index incoming_due on incoming (due_at) where state = 'WAITING';
      create index incoming_parts on incoming (sender, reference, total) where state = 'PART';
      create index incoming_old on incoming (received_at);

      -- A message to a telephone. The source is why it is sent, and there is one for each.
      create table outgoing (
        id uuid primary key,
        number bigint generated always as identity,
        source text not null unique,
        kind text not null check (kind in ('ANSWER', 'NEWS')),
        addressee text not null,
        state text not null check (state in ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'GONE', 'STOPPED')),
        sealed bytea,
        attempts integer not null default 0,
        due_at timestamptz not null,
        created_at timestamptz not null,
        settled_at timestamptz
      );
      create index outgoing_due on outgoing (due_at) where state in ('WAITING', 'SENDING');
      create index outgoing_old on outgoing (created_at);

      -- A report that came by this channel: whom to tell, and the code that opens it, sealed.
      create table followed_report (
        tracking_id text primary key,
        owner bytea not null,
        sealed bytea not null,
        created_at timestamptz not null
      );
      -- A text that waits until its sender says which agency is meant.
      create table pending_text (
        sender bytea primary key,
        incoming_id uuid not null,
        sealed bytea not null,
        expires_at timestamptz not null
      );
      create index pending_text_old on pending_text (expires_at);
      create table sender_count (sender bytea primary key, since timestamptz not null, count integer not null);
      create table stopped_sender (sender bytea primary key, since timestamptz not null);

      -- Events of the feed that somebody may have to be told of, taken together with the cursor behind them.
      create table news (
        event_id text primary key,
        number bigint generated always as identity,
        tracking_id text not null,
        event jsonb not null,
        attempts integer not null default 0,
        due_at timestamptz not null,
        taken_at timestamptz not null
      );
      create index news_of_report on news (tracking_id, number);
      create table feed_cursor (name text primary key, cursor text not null);
    `,
  },
  {
    name: 'name-what-carriers-take-1764160000000',
    up: `
      -- What the carrier calls the parts of our messages, and what it tells of each; without a message where it tells first.
      create table carried_part (
        message_id text primary key,
        outgoing_id uuid,
        part integer,
        total integer,
        state text not null default 'UNDER_WAY' check (state in ('UNDER_WAY', 'DELIVERED', 'FAILED')),
        noted_at timestamptz not null,
        check ((outgoing_id is null) = (part is null) and (part is null) = (total is null))
      );
      create index carried_part_outgoing on carried_part (outgoing_id);
      create index carried_part_old on carried_part (noted_at);
      -- Messages that a carrier without names for them may give again.
      create index incoming_doubtful on incoming (received_at) where carrier_id like 'smpp?%';
    `,
  },
  {
    name: 'order-outgoing-1764830000000',
    up: `
      -- What is sent one after the other, for as long as it is not sent; what was written before goes as it went.
      alter table outgoing add column lane bytea;
      create index outgoing_lane on outgoing (lane, number) where state in ('WAITING', 'SENDING');
      -- The report and the step that a message tells of, sealed; for what is told of its delivery.
      alter table outgoing add column about bytea;
      alter table outgoing drop constraint outgoing_state_check;
      alter table outgoing add constraint outgoing_state_check
        check (state in ('WAITING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED', 'GONE', 'STOPPED'));
      -- What the carrier says became of a message, until the report's timeline has it.
      create table receipt (
        outgoing_id uuid not null references outgoing (id) on delete cascade,
        outcome text not null check (outcome in ('DELIVERED', 'FAILED', 'EXPIRED')),
        number bigint generated always as identity,
        about bytea not null,
        attempts integer not null default 0,
        noted_at timestamptz not null,
        due_at timestamptz not null,
        primary key (outgoing_id, outcome)
      );
      create index receipt_due on receipt (due_at);
      -- What people's names here are made of, sealed like everything.
      create table naming_key (name text primary key, sealed bytea not null);
    `,
  },
  {
    name: 'keep-the-zone-of-outgoing-1764920000000',
    up: `
      -- Whose night a message is not to be sent in; null for one that is sent at once, whatever the hour.
      alter table outgoing add column zone text;
      update outgoing set zone = 'Indonesia' where kind = 'NEWS';
      alter table outgoing add constraint outgoing_zone_check check (kind = 'ANSWER' or zone is not null);
    `,
  },
  {
    name: 'hold-texts-1764930000000',
    up: `
      -- A text that a quota of filings refuses, until it is tried again.
      create table held_text (
        incoming_id uuid primary key,
        sender bytea not null,
        sealed bytea not null,
        due_at timestamptz not null
      );
      create index held_text_due on held_text (due_at);
    `,
  },
  {
    name: 'take-turns-with-claim-codes-1764940000000',
    up: `
      -- Which message has brought somebody's code last: the next code ends the one before.
      create table claim_message (receiver bytea primary key, outgoing_id uuid not null, taken_at timestamptz not null);
      create index claim_message_old on claim_message (taken_at);
    `,
  },
  {
    name: 'know-parts-by-likeness-1764950000000',
    up: `
      -- By what a part is known that comes again under another name of the carrier's; gone when parts are not joined any more.
      alter table incoming add column likeness bytea;
      create index incoming_likeness on incoming (likeness) where likeness is not null;
    `,
  },
  {
    name: 'tell-expired-parts-apart-1764960000000',
    up: `
      alter table carried_part drop constraint carried_part_state_check;
      alter table carried_part add constraint carried_part_state_check check (state in ('UNDER_WAY', 'DELIVERED', 'FAILED', 'EXPIRED'));
    `,
  },
];
