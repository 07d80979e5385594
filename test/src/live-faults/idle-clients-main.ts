import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** What the parent asks for. */
export interface IdleWanted {
  readonly gatewayUrl: string;
  readonly token: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly count: number;
}

/** What the parent is told. */
export interface IdleTold {
  /** Connections that are open. */
  readonly open: number;
  /** Events that have come, over all of them. */
  readonly given: number;
}

/** So many are opened at one time, in order not to overflow the gateway's queue of connections (128 on some systems). */
const AT_ONCE = 100;

const [wanted] = (await once(process, 'message')) as [IdleWanted];
const { gatewayUrl, token, query, variables, count } = wanted;
const sockets: WebSocket[] = [];
let given = 0;
let acknowledged = 0;
for (let made = 0; made < count; made += 1) {
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: token === undefined ? {} : { authorization: `Bearer ${token}` } })),
  );
  socket.on('message', (data) => {
    const { type } = JSON.parse(String(data)) as { readonly type: string };
    if (type === 'next') given += 1;
    if (type !== 'connection_ack') return;
    acknowledged += 1;
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
  });
  while (made - acknowledged > AT_ONCE) await delay(1);
}
process.on('message', () =>
  process.send!({ open: sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length, given } satisfies IdleTold),
);
process.on('disconnect', () => process.exit());
