import type { EntityManager } from 'typeorm';

/** The names of all districts and villages, kept in memory: of a text's many runs of words few are a name at all. */
export interface PlaceNames {
  /** Those of the keys (written together, in capitals) that a district or village bears. */
  among(database: EntityManager, keys: readonly string[]): Promise<string[]>;
}

/** Reads the names when they are first needed, and anew when another edition of them was loaded. */
export function keepPlaceNames(): PlaceNames {
  let kept: { readonly edition: string; readonly names: ReadonlySet<string> } | null = null;
  return {
    async among(database, keys) {
      const edition = await readEdition(database);
      const current = kept?.edition === edition ? kept : { edition, names: await readNames(database) };
      kept = current;
      return keys.filter((key) => current.names.has(key));
    },
  };
}

async function readEdition(database: EntityManager): Promise<string> {
  const [row] = await database.query<{ edition: string }[]>(EDITION);
  return row?.edition ?? '';
}

async function readNames(database: EntityManager): Promise<ReadonlySet<string>> {
  const [row] = await database.query<{ names: string | null }[]>(NAMES);
  return new Set(row?.names?.split(' '));
}

const EDITION = `select coalesce(string_agg(name || version || loaded_at, ' ' order by name), '') as edition from reference_data`;

// One long value: seventy thousand rows would take the driver five times as long.
const NAMES = `
  select string_agg(place_key, ' ') as names
  from (select place_key from district union select place_key from village) as place`;
