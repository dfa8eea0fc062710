// Loads the report again when it was made anew; place and filters stay, for they stand in its address.
const frame = document.querySelector("iframe");
let seen;
setInterval(async () => {
  try {
    const now = await (await fetch("version")).text();
    if (seen !== undefined && now !== seen) frame.contentWindow.location.reload();
    seen = now;
  } catch {
    // The program has ended; the page stays as it is.
  }
}, 1000);
