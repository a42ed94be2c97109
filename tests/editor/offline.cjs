// node --require offline.cjs …: a program that looks for the network ends at once, and says so.
const { Socket } = require("node:net");

Socket.prototype.connect = () => {
  console.error("the network was asked");
  process.exit(99);
};
