Console.WriteLine("synthtab");
