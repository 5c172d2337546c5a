import { afterEach } from 'node:test';
import { type ClientOptions, LanguageClient } from './languageClient.ts';

/** The client of the test that runs. */
export interface ClientOfTest {
  /** Starts a client, the only one at a time; it is stopped when the test ends. */
  start(options?: ClientOptions): Promise<LanguageClient>;
  /** The client of this test, started when it is first asked for. */
  started(): Promise<LanguageClient>;
  /** Ends the client before the test does, so that another can be started. */
  stop(): Promise<void>;
}

/** For the top of a test file: clients that do not outlive the test they were started in. */
export function clientOfTest(): ClientOfTest {
  let client: LanguageClient | undefined;
  const start = async (options: ClientOptions = {}): Promise<LanguageClient> => {
    client = await LanguageClient.start(options);
    return client;
  };
  const stop = async (): Promise<void> => {
    await client?.stop();
    client = undefined;
  };
  afterEach(stop);
  return { start, started: async () => client ?? start(), stop };
}
