import { fieldsOf, tellRefusal } from './by-event-stream.js';
import { bearerOf, type HttpStream, inParts, openHttp } from './http-stream.js';
import { type End, type Transport, toTold } from './transport.js';

const TOKEN = 'x-graphql-event-stream-token';

/** graphql-sse's single connection mode: the stream is reserved and opened, then the operation is sent beside it. */
export const bySingleConnection: Transport = (wanted, tell) => {
  const { gatewayUrl, query, variables, after } = wanted;
  const url = `${gatewayUrl}/graphql`;
  let stream: HttpStream | undefined;
  let isCut = false;
  const run = async (): Promise<End> => {
    const token = await wholeAnswer({ method: 'PUT', url, headers: bearerOf(wanted) });
    if (token?.status !== 201) tellRefusal(token?.text ?? '', tell);
    if (token?.status !== 201 || isCut) return 'lost';
    let isComplete = false;
    const opened = Promise.withResolvers<boolean>();
    const read = inParts('\n\n', (part) => {
      const fields = fieldsOf(part);
      if (fields.get('event') === 'complete') isComplete = true;
      if (fields.get('event') === 'next') tell(toTold((JSON.parse(fields.get('data') ?? 'null') as { payload?: unknown } | null)?.payload));
      if (isComplete) stream?.cut();
    });
    stream = openHttp({ method: 'GET', url: `${url}?token=${token.text}`, headers: { accept: 'text/event-stream' } }, read, (response) =>
      opened.resolve(response.statusCode === 200),
    );
    const { over, cut } = stream;
    if (!(await Promise.race([opened.promise, over.then(() => false)]))) return 'lost';
    const body = { query, variables: { ...variables, after }, extensions: { operationId: 'one' } };
    const taken = await wholeAnswer({ method: 'POST', url, headers: { ...bearerOf(wanted), [TOKEN]: token.text }, body });
    if (taken?.status !== 202) {
      tellRefusal(taken?.text ?? '', tell);
      cut();
    }
    await over;
    return isComplete ? 'complete' : 'lost';
  };
  return {
    pause: () => stream?.pause(),
    resume: () => stream?.resume(),
    cut() {
      isCut = true;
      stream?.cut();
    },
    ended: run(),
  };
};

/** Undefined when none came. */
async function wholeAnswer(
  request: Parameters<typeof openHttp>[0],
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  let status: number | undefined;
  let text = '';
  const { over } = openHttp(
    request,
    (piece) => {
      text += piece;
    },
    (response) => {
      status = response.statusCode;
    },
  );
  await over;
  return status === undefined ? undefined : { status, text };
}
