import type { IncomingMessage, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '@lapor/schema/identity';
import type { Authenticate } from './auth/authenticate.js';
import type { Principal } from './auth/principal.js';
import { type ContextOptions, createRequestContext, type RequestContext } from './context.js';
import { Ending } from './execution/ending.js';
import type { ClientSide, createHeaderPassages } from './headers/header-passage.js';

export interface HttpContextOptions extends ContextOptions {
  readonly authenticate: Authenticate;
  /** Given where there are rules for headers. */
  readonly passageFor: ReturnType<typeof createHeaderPassages>;
}

/** Makes the context of a request over HTTP, or throws or rejects with why it has none. @param setHeader gives its answer a header. */
export type CreateHttpContext = (
  request: IncomingMessage,
  response: ServerResponse,
  setHeader: ClientSide['setHeader'],
) => RequestContext | Promise<RequestContext>;

export function createHttpContexts({ authenticate, passageFor, ...options }: HttpContextOptions): CreateHttpContext {
  return ({ headers }, response, setHeader) => {
    const gone = new Ending();
    response.on('close', () => response.writableFinished || gone.end());
    const create = (principal: Principal): RequestContext => {
      const context = createRequestContext(options, principal, gone, setHeader, passageFor?.({ headers, setHeader }));
      setHeader(REQUEST_ID_HEADER, context.requestId);
      return context;
    };
    const principal = authenticate(headers.authorization);
    return principal instanceof Promise ? principal.then(create) : create(principal);
  };
}
