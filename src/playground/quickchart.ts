import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { ChartConfig } from '../chart/config.ts';
import { createEmbeddedDrawer } from '../chart/embedded.ts';

/** A QuickChart on 127.0.0.1 that draws `POST /chart` in this process, and can be taken offline. */
export interface QuickChartStandIn {
  readonly url: string;
  online: boolean;
  readonly close: () => Promise<void>;
}

const Asked = z.object({ chart: z.string(), width: z.number(), height: z.number() });

export async function startQuickChart(): Promise<QuickChartStandIn> {
  const drawer = createEmbeddedDrawer();
  const server = createServer(async (request, response) => {
    if (!standIn.online) return request.socket.destroy();
    try {
      const { chart, width, height } = Asked.parse(JSON.parse(await readBody(request)));
      // Only the bot asks here, and it wrote the configuration.
      const png = await drawer.draw(JSON.parse(chart) as ChartConfig, { width, height });
      response.writeHead(200, { 'content-type': 'image/png' }).end(png);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: QuickChartStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    online: true,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await drawer.close();
    },
  };
  return standIn;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
