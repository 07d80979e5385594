import { describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { type Ask, RefusedError } from '../supergraph/ask.js';
import type { ChannelDependencies } from './dependencies.js';
import { followFeed } from './follow-feed.js';

const page = (endCursor: string, ...types: readonly string[]) => ({
  channelFeed: {
    nodes: types.map((type, index) => ({ id: `${endCursor}-${index}`, type, trackingId: 'LP-7K3M9Q2X', neutral: false, agency: null })),
    pageInfo: { endCursor, hasNextPage: false },
  },
});

/** What a channel does that stands behind this cursor, at a gateway that answers so. */
async function followed(cursor: string | null, answer: (after: unknown) => ReturnType<typeof page>) {
  const [asked, written]: [unknown[], string[]] = [[], []];
  const query = async (sql: string, values: readonly unknown[] = []) => {
    if (sql.startsWith('select cursor')) return { rows: cursor === null ? [] : [{ cursor }] };
    if (sql.startsWith('insert')) written.push(String(values[0]));
    return { rows: [] };
  };
  const ask = (async (_query: string, { after }: { readonly after: unknown }) => {
    asked.push(after);
    return answer(after);
  }) as Ask;
  const database = { query, connect: async () => ({ query, release: () => undefined }) };
  const deps = { database, ask, now: () => new Date(0), log: createLog('test', 'silent') } as unknown as ChannelDependencies;
  return { asked, written, came: await followFeed(deps) };
}

describe('the feed', () => {
  it('is followed from the cursor on, and what somebody is to be told of is noted together with the next', async () => {
    const done = await followed('lama', () => page('baru', 'ReportDisposed', 'ReportReceived', 'FollowUpAdded'));
    expect(done).toEqual({ asked: ['lama'], written: ['baru-0', 'baru-2', 'baru'], came: true });
  });

  it('goes on from its beginning when the cursor is older than what is kept', async () => {
    const done = await followed('lama', (after) => {
      if (after !== null) throw new RefusedError('CURSOR_EXPIRED', '', false);
      return page('baru', 'ReportDisposed');
    });
    expect(done).toEqual({ asked: ['lama', null], written: ['baru-0', 'baru'], came: true });
  });

  it('is asked again for the same when it refuses something else', async () => {
    const refuse = () => {
      throw new RefusedError('CURSOR_INVALID', '', false);
    };
    await expect(followed('lama', refuse)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('writes nothing when nothing has come', async () => {
    expect(await followed('lama', () => page('lama'))).toEqual({ asked: ['lama'], written: [], came: false });
  });
});
