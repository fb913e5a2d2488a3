import type { NextConfig } from 'next';
import { securityHeaders } from './src/server/net/security-headers.ts';

const fixed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  reactStrictMode: true,
  poweredByHeader: false,
  // the source is public; scripts/check-bundles.ts reads in the maps what reached the browser
  productionBrowserSourceMaps: true,
  allowedDevOrigins: ['127.0.0.1'],
  serverExternalPackages: ['pg-boss', 'pino', 'prom-client'],
  experimental: { turbopackFileSystemCacheForBuild: true },
  // the editor shows each node's README as its help
  turbopack: { rules: { '*.md': { type: 'text' } } },
  typedRoutes: false,
  async headers() {
    return [
      { source: '/:path*', headers: fixed(securityHeaders) },
      // what the API answers is data, whatever a browser would like to see in it
      {
        source: '/api/:path*',
        headers: fixed({ 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }),
      },
      {
        source: '/api/w/:workspace/media/:id',
        headers: fixed({ 'content-security-policy': "sandbox; default-src 'none'" }),
      },
    ];
  },
};

export default config;
