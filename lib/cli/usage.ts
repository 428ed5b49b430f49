/** The help of the check command. */
export const usage = `usage: npm run --silent check -- HOSTNAME --esp sendgrid|sparkpost|ses [options]
       npm run --silent check -- --batch FILE [options]
       npm run --silent check -- --evidence FILE [--json]

  --region us|eu          ESP region (us)
  --esp-target HOST       the origin from the record that Braze gave
  --cdn ID                the CDN chosen
  --edge HOST             rehearsal: judge this edge, whatever DNS says now
  --link URL              a real tracked link on HOSTNAME; may repeat; following it counts as a click
  --open URL              a real open-pixel URL on HOSTNAME
  --app-links             also judge the association files
  --resolver IP[:PORT]    recursive resolver; may repeat
  --ca-file PEM           further trust anchors
  --allow-private CIDR    non-public addresses that may be connected to; may repeat
  --ranges FILE           address ranges per provider, in place of the snapshot
  --evidence FILE         judge evidence saved before; no network
  --save-evidence FILE    write the evidence gathered
  --batch FILE            one JSON object a line; answers as JSON lines
  --concurrency N         hosts at a time in a batch (8)
  --json                  the report as JSON
  --help                  this text

exit status: 0 ready, 1 not ready, 2 could not check, 64 wrong usage
             of a batch the worst: 1 before 2 before 0; a line that cannot be taken counts as 2
             70 a fault of our own, 74 the output cannot be written, 129, 130, 143 ended by a signal
             a reader that has gone (| head) does not change it`
