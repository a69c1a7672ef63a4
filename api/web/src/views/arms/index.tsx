export default function Arms() {
  return <h1>Arms</h1>;
}
