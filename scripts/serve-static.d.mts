import type { IncomingMessage, ServerResponse } from 'node:http';

export interface SentAnswer {
  readonly path: string;
  readonly status: number;
  /** Body bytes as transferred, after compression. */
  readonly bytes: number;
}

export interface StaticOptions {
  readonly root: string;
  /** Folder of the address under which `root` appears; begins and ends with "/". */
  readonly mount?: string;
  readonly policy?: string;
  readonly onSent?: (sent: SentAnswer) => void;
}

export interface StaticServer {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

export const CONTENT_SECURITY_POLICY: string;
export const resolveFile: (root: string, requestPath: string) => Promise<string | null>;
export const createStaticHandler: (
  options: StaticOptions,
) => (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
export const serveStatic: (
  options: StaticOptions & { readonly host?: string; readonly port?: number; readonly triesLeft?: number },
) => Promise<StaticServer>;
