import { WebSocket } from 'ws';
import { type End, type Transport, toTold } from './transport.js';

interface Message {
  readonly type: string;
  readonly payload?: unknown;
}

/** graphql-transport-ws, a connection for each subscription. */
export const bySocket: Transport = ({ gatewayUrl, token, query, variables, after }, tell) => {
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const ended = Promise.withResolvers<End>();
  const send = (message: object) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  socket.on('open', () => send({ type: 'connection_init', payload: authorization }));
  socket.on('error', () => undefined);
  socket.on('close', (code, reason) => {
    // 4403 carries the code of the refusal as its reason.
    if (code === 4403) tell(toTold({ errors: [{ message: '', extensions: { code: String(reason) } }] }));
    ended.resolve('lost');
  });
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data)) as Message;
    if (type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: { query, variables: { ...variables, after } } });
    else if (type === 'ping') send({ type: 'pong' });
    else if (type === 'next') tell(toTold(payload));
    else if (type === 'error') tell(toTold({ errors: payload }));
    if (type !== 'error' && type !== 'complete') return;
    ended.resolve('complete');
    socket.close();
  });
  return {
    pause: () => socket.readyState === WebSocket.OPEN && socket.pause(),
    resume: () => socket.resume(),
    cut: () => socket.terminate(),
    ended: ended.promise,
  };
};
