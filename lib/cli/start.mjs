// `npm start`: plain JavaScript, since nothing may be installed yet.
import { serve } from './serve.mjs'

serve(process.argv.slice(2))
