import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const edgio: EdgeFingerprint = {
  key: 'edgio',
  id: 'other',
  name: 'Edgio (Edgecast, Limelight)',
  suffixes: ['edgio.net', 'edgecastcdn.net', 'systemcdn.net', 'llnwd.net', 'lldns.net', 'vo.msecnd.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['edgecastcdn.net', 'llnwd.net'],
  publishesCname: true,
  retired: '2025-01-15',
}
