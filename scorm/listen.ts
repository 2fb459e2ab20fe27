import type { Server } from 'node:http';

const portsToTry = 50;

/** Listens on the first free port from `first` on, or on any for 0, and says which it is. */
export async function listen(server: Server, first: number, host: string): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      return await listenOn(server, port, host);
    } catch (error) {
      const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!busy || port - first >= portsToTry) {
        throw new Error(`no free port from ${first} to ${port} on ${host}; name another with --port`, {
          cause: error,
        });
      }
    }
  }
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}
