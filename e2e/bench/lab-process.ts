// The lab in a process of its own, so that its CPU is not counted as the engine's.
import { startLab } from '#e2e/lab/lab.ts'
import { hangingWorlds, healthyWorlds } from './worlds.ts'

const [hosts, rttMs] = process.argv.slice(2).map(Number)
const lab = await startLab([...healthyWorlds(hosts ?? 1), ...hangingWorlds], { rttMs })
process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit())
process.send?.(lab.map)
