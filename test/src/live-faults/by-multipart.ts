import { tellRefusal } from './by-event-stream.js';
import { bearerOf, endingWith, inParts, openHttp } from './http-stream.js';
import { type Transport, toTold } from './transport.js';

const MARK = '\r\n--graphql';

/** Apollo's multipart protocol for subscriptions; an end that was meant looks like one that was not. */
export const byMultipart: Transport = (wanted, tell) => {
  const { gatewayUrl, query, variables, after } = wanted;
  let isRefused = false;
  let refusal = '';
  const readPart = inParts(MARK, (part) => {
    const text = part.slice(part.indexOf('\r\n\r\n') + 4);
    if (!part.includes('\r\n\r\n') || text === '{}') return;
    const { payload, errors } = JSON.parse(text) as { payload: object | null; errors?: readonly object[] };
    tell(toTold(payload ?? { errors }));
  });
  const stream = openHttp(
    {
      method: 'POST',
      url: `${gatewayUrl}/graphql`,
      headers: { accept: 'multipart/mixed;subscriptionSpec=1.0, application/json', ...bearerOf(wanted) },
      body: { query, variables: { ...variables, after } },
    },
    (text) => {
      if (isRefused) refusal += text;
      else readPart(text);
    },
    ({ statusCode }) => {
      isRefused = statusCode !== 200;
    },
  );
  void stream.over.then(() => isRefused && tellRefusal(refusal, tell));
  return endingWith(stream, () => false);
};
