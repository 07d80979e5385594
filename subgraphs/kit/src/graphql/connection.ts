// type-graphql's decorators ask for the Reflect API even where every type is explicit, and this file may load first.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';

/** The largest page of every list; a larger `first` is refused, not cut, so that nobody believes they saw everything. */
export const MAX_PAGE = 100;
const DEFAULT_PAGE = 20;
const MAX_CURSOR_LENGTH = 2_000;

/** `first` and `after` of every list. Lists with filters extend it. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE, description: `How many, 1 to ${MAX_PAGE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor behind which to go on; from the beginning without one.' })
  after?: string | null;
}

@Directive('@shareable')
@ObjectType('PageInfo')
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it back as `after` for the next page.' })
  endCursor!: string | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Makes the graph types `<name>Connection` and `<name>Edge`. Call it once per node type, at module level. */
export function createConnectionType<Node extends object>(node: ClassType<Node>, name: string): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: Node;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [node])
    nodes!: Node[];

    @Field(() => [EdgeType])
    edges!: EdgeType[];

    @Field(() => PageInfoType)
    pageInfo!: PageInfoType;
  }
  return ConnectionType;
}

/** Makes one page of rows read with `limit first + 1`: the row too many only tells that there is a next page. */
export function toConnection<Node>(rows: readonly Node[], first: number, cursorOf: (row: Node) => string): Connection<Node> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  return { nodes, edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** What a keyset key may be. `timestamp` is ISO 8601 in UTC with milliseconds, so its column must be `timestamptz(3)`. */
interface KeyTypes {
  text: string;
  uuid: string;
  timestamp: string;
  integer: number;
}
export type KeyKind = keyof KeyTypes;
/** The keys of a list, typed by their kinds: `['text', 'uuid']` gives `readonly [string, string]`. */
export type Keyset<Kinds extends readonly KeyKind[]> = { readonly [Index in keyof Kinds]: KeyTypes[Kinds[Index]] };

const KEY_CHECKS: Record<KeyKind, (value: unknown) => boolean> = {
  // PostgreSQL's text cannot hold U+0000: such a key would be a database error instead of a refusal.
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
  uuid: (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value),
  // Written anew it must be the same: 30 February parses, and year 0 is none that PostgreSQL knows.
  timestamp: (value) => typeof value === 'string' && !value.startsWith('0000') && isoOf(value) === value,
  integer: (value) => Number.isSafeInteger(value),
};

function isoOf(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/**
 * A row's place in a list, as a client holds it: the values the list is ordered by, opaque, valid for that list only.
 * The keys can be read by whoever holds the cursor, so no personal data may be among them.
 */
export function encodeKeyset(listName: string, keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([1, listTag(listName), ...keys])).toString('base64url');
}

/**
 * Reads a cursor given by a client. Its keys are checked against the kinds, because anybody can write a cursor.
 * Refused with CURSOR_INVALID when it cannot be read, CURSOR_MISMATCH when it is another list's.
 */
export function decodeKeyset<const Kinds extends readonly KeyKind[]>(
  listName: string,
  cursor: string,
  kinds: Kinds,
): { readonly ok: true; readonly keys: Keyset<Kinds> } | Refusal {
  const value = cursor.length <= MAX_CURSOR_LENGTH ? parseJson(Buffer.from(cursor, 'base64url').toString()) : undefined;
  if (!Array.isArray(value) || value[0] !== 1 || typeof value[1] !== 'string') return refuse('CURSOR_INVALID');
  const [, tag, ...keys] = value as [number, string, ...unknown[]];
  if (tag !== listTag(listName)) return refuse('CURSOR_MISMATCH');
  const readable = keys.length === kinds.length && kinds.every((kind, index) => KEY_CHECKS[kind](keys[index]));
  return readable ? { ok: true, keys: keys as unknown as Keyset<Kinds> } : refuse('CURSOR_INVALID');
}

/**
 * Reads a list's `first` and `after` together; `after` is null at the beginning.
 * Refused with INPUT_INVALID when `first` is out of range, and as `decodeKeyset` does.
 */
export function readPage<const Kinds extends readonly KeyKind[]>(
  listName: string,
  { first, after }: Readonly<ConnectionArguments>,
  kinds: Kinds,
): { readonly ok: true; readonly first: number; readonly after: Keyset<Kinds> | null } | Refusal {
  if (!(first >= 1 && first <= MAX_PAGE))
    return refuseInput([{ field: 'first', problem: `from 1 to ${MAX_PAGE}`, masalah: `dari 1 sampai ${MAX_PAGE}` }]);
  if (after === null || after === undefined) return { ok: true, first, after: null };
  const decoded = decodeKeyset(listName, after, kinds);
  return decoded.ok ? { ok: true, first, after: decoded.keys } : decoded;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listTag(listName: string): string {
  return createHash('sha256').update(listName).digest('base64url').slice(0, 8);
}
