import { bearerOf, endingWith, inParts, openHttp } from './http-stream.js';
import { type Transport, toTold } from './transport.js';

/** Fields of one event of a stream of Server-Sent Events. */
export function fieldsOf(part: string): ReadonlyMap<string, string> {
  return new Map(part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

/** Server-Sent Events, a connection for each operation: what it was opened with stays, and `Last-Event-ID` says where it goes on. */
export const byEventStream: Transport = (wanted, tell) => {
  const { gatewayUrl, query, variables, after, begin } = wanted;
  let isRefused = false;
  let isComplete = false;
  let refusal = '';
  const readEvent = inParts('\n\n', (part) => {
    const fields = fieldsOf(part);
    if (fields.get('event') === 'complete') isComplete = true;
    if (fields.get('event') === 'next') tell(toTold(JSON.parse(fields.get('data') ?? 'null'), fields.get('id')));
  });
  const stream = openHttp(
    {
      method: 'POST',
      url: `${gatewayUrl}/graphql`,
      headers: { accept: 'text/event-stream', ...bearerOf(wanted), ...(after === begin ? {} : { 'last-event-id': after }) },
      body: { query, variables: { ...variables, after: begin } },
    },
    (text) => {
      if (isRefused) refusal += text;
      else readEvent(text);
    },
    ({ statusCode }) => {
      isRefused = statusCode !== 200;
    },
  );
  void stream.over.then(() => isRefused && tellRefusal(refusal, tell));
  return endingWith(stream, () => isComplete);
};

/** A whole answer instead of a stream. */
export function tellRefusal(text: string, tell: Parameters<Transport>[1]): void {
  try {
    tell(toTold(JSON.parse(text)));
  } catch {
    // It was cut off as well.
  }
}
