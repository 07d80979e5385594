/** Tells monaco where its web workers are: files of this host, never a blob or another origin. */
export function installWorkers(): void {
  const environment = {
    getWorker(_id: string, label: string) {
      const url = label === 'json' ? WORKER_URLS.json : label === 'graphql' ? WORKER_URLS.graphql : WORKER_URLS.editor;
      return new Worker(url, { name: label });
    },
  };
  Object.assign(globalThis, { MonacoEnvironment: environment });
}
