// The explorer page: GraphiQL on the gateway's own address, everything from npm packages and from this host.
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';
import { type DemoAccount, exampleOperations } from './examples.js';
import { createFetcher } from './fetcher.js';
import { installWorkers } from './workers.js';

installWorkers();
const demo = await readDemoAccount();
createRoot(document.getElementById('explorer')).render(
  createElement(
    GraphiQL,
    {
      fetcher: createFetcher('/graphql'),
      defaultTabs: exampleOperations(demo),
      defaultEditorToolsVisibility: 'headers',
      // Tokens stay in this page's memory; everything else of the editor is kept in the browser.
      shouldPersistHeaders: false,
      showPersistHeadersSettings: false,
    },
    createElement(GraphiQL.Logo, null, 'LAPOR!'),
  ),
);

/** The gateway gives an account only where it was started with one; without it the page works all the same. */
async function readDemoAccount(): Promise<DemoAccount | null> {
  const response = await fetch('/explorer/demo.json').catch(() => null);
  return response?.ok ? ((await response.json()) as DemoAccount | null) : null;
}
