import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { createOpenStreams } from './open-streams.js';

class Response extends EventEmitter {
  constructor(
    readonly closed = false,
    readonly socket: { readonly remoteAddress: string } | null = { remoteAddress: '10.0.0.1' },
  ) {
    super();
  }
}

const as = (subject: Subject) => ({ subject, sessionExp: undefined });
const ANI = as({ kind: 'citizen', id: '1' });
const REFUSED = expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOO_MANY_OPERATIONS' }) });

describe('open streams', () => {
  it('are counted for each caller, and of whoever has no token for each address', () => {
    const streams = createOpenStreams({ perCaller: 1, perAddress: 2 });
    streams.hold(ANI, new Response());
    expect(() => streams.hold(ANI, new Response())).toThrow(REFUSED);
    for (const other of [as({ kind: 'citizen', id: '2' }), as({ kind: 'officer', id: '1', memberships: [] })])
      streams.hold(other, new Response());
    for (const address of ['10.0.0.1', '10.0.0.2'])
      for (const _time of [1, 2]) streams.hold(as(ANONYMOUS), new Response(false, { remoteAddress: address }));
    expect(() => streams.hold(as(ANONYMOUS), new Response())).toThrow(REFUSED);
  });

  it('are counted no more when they are closed, and never when they were closed before', () => {
    const streams = createOpenStreams({ perCaller: 1, perAddress: 1 });
    for (let time = 0; time < 3; time += 1) {
      streams.hold(ANI, new Response(true, null));
      const open = new Response();
      streams.hold(ANI, open);
      open.emit('close');
    }
  });
});
